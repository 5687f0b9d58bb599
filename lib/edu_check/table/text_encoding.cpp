#include "edu_check/table/text_encoding.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <string>
#include <utility>

#include "edu_check/table/file_kind.h"
#include "edu_check/text/encoding.h"
#include "edu_check/text/file_reader.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/stop_flag.h"
#include "edu_check/text/system_error.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t sample_bytes = std::size_t{64} << 10U;
constexpr std::size_t longest_character = 4;

/// What one look through a file tells.
struct EncodingScan {
  std::string head;                           ///< its first bytes
  std::string sample;                         ///< from its first byte that isn't ASCII
  std::optional<std::uint64_t> invalid_line;  ///< the first that is no UTF-8, from 1
  std::optional<Message> mistake;
};

/// Adds to the number of lines what ends in a part of a text; `last` is the byte before it.
void count_lines(std::string_view part, char& last, std::uint64_t& lines) {
  for (const char byte : part) {
    if (byte == '\r' || (byte == '\n' && last != '\r')) ++lines;
    last = byte;
  }
}

void take_sample(EncodingScan& scan, std::string_view part) {
  if (scan.head.size() < sample_bytes) scan.head.append(part.substr(0, sample_bytes - scan.head.size()));
  if (scan.sample.empty()) {
    const auto* const first =
        std::find_if(part.begin(), part.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
    part.remove_prefix(static_cast<std::size_t>(first - part.begin()));
  }
  scan.sample.append(part.substr(0, sample_bytes - std::min(sample_bytes, scan.sample.size())));
}

EncodingScan scan_file(std::string_view path, const std::atomic<bool>* stop) {
  EncodingScan scan;
  FileReader file(path, stop);
  std::string buffer(sample_bytes, '\0');
  std::string part;  // what is not yet looked at; begins with the bytes of a character that was cut
  std::uint64_t lines = 1;
  char last = '\0';
  for (;;) {
    if (is_set(stop)) {
      scan.mistake = Message{"中断", "interrupted"};
      return scan;
    }
    const auto count = file.is_open() ? file.read(buffer.data(), buffer.size()) : FileReader::failed;
    if (count < 0) {
      scan.mistake =
          count == FileReader::stopped ? Message{"中断", "interrupted"} : describe({errno, std::generic_category()});
      return scan;
    }
    const auto read = std::string_view(buffer).substr(0, static_cast<std::size_t>(count));
    take_sample(scan, read);
    part += read;
    const auto invalid = scan.invalid_line ? std::nullopt : find_invalid_utf8(part);
    const bool may_be_cut = invalid && count > 0 && part.size() - *invalid < longest_character;
    const auto taken = invalid ? *invalid : part.size();
    count_lines(std::string_view(part).substr(0, taken), last, lines);
    part.erase(0, taken);
    if (invalid && !may_be_cut) scan.invalid_line = lines;
    if (count == 0 || (scan.invalid_line && scan.sample.size() >= sample_bytes)) return scan;
    if (scan.invalid_line) part.clear();
  }
}

/// The sample up to its last line break, where it was cut.
std::string_view whole_lines(const std::string& sample) {
  const auto text = std::string_view(sample);
  if (text.size() < sample_bytes) return text;
  const auto end = text.find_last_of("\r\n"sv);
  return end == std::string_view::npos ? text.substr(0, 0) : text.substr(0, end);
}

/// What a text would be as UTF-8: how many of its characters Chinese may be made of, and how many bytes are malformed.
struct Utf8Share {
  std::ptrdiff_t good = 0;
  std::ptrdiff_t malformed = 0;
};

Utf8Share utf_8_share(std::string_view text) {
  constexpr char32_t replacement = 0xFFFD;
  Utf8Share share;
  for (const char32_t each : decode_utf8(text)) {
    if (each == replacement) ++share.malformed;
    if (each != replacement && each >= 0x2000) ++share.good;
  }
  return share;
}

/// Whether invalid UTF-8 is UTF-8 all the same, but damaged, or one line of it is: texts of two encodings were joined.
/// GBK hardly ever has two such characters in a line, and no malformed byte.
bool is_damaged_utf_8(std::string_view sample) {
  const auto all = utf_8_share(sample);
  if (all.good > 0 && all.good * 2 >= all.malformed) return true;
  while (!sample.empty()) {
    const auto end = std::min(sample.find_first_of("\r\n"sv), sample.size() - 1);
    const auto line = utf_8_share(sample.substr(0, end));
    if (line.good >= 2 && line.malformed == 0) return true;
    sample.remove_prefix(end + 1);
  }
  return false;
}

/// Whether three in four pairs of bytes are common Chinese characters or punctuation, as hardly any of another language
/// in its own encoding are. Pairs of which GB18030 makes rare characters of four bytes don't count.
bool reads_like_gbk(std::string_view sample) {
  std::size_t pairs = 0;
  std::size_t common = 0;
  for (std::size_t at = 0; at + 1 < sample.size(); ++at) {
    const auto lead = static_cast<unsigned char>(sample[at]);
    if (lead < 0x80) continue;
    const auto trail = static_cast<unsigned char>(sample[++at]);
    if (trail >= '0' && trail <= '9') continue;
    const bool punctuation = lead >= 0xA1 && lead <= 0xA3;
    common += trail >= 0xA1 && (punctuation || (lead >= 0xB0 && lead <= 0xF7)) ? 1U : 0U;
    ++pairs;
  }
  return pairs > 0 && common * 4 >= pairs * 3;
}

Message encoding_notice(TextEncoding encoding) {
  return message("文件不是 UTF-8，已按 {} 读取", "the file is not UTF-8 and was read as {}", name_of(encoding));
}

EncodingGuess mistaken(Message mistake) { return {TextEncoding::utf_8, {}, std::move(mistake)}; }

EncodingGuess damaged(std::uint64_t line) {
  return mistaken(message("第 {} 行不是完整的 UTF-8 文字，文件可能已损坏；{}",
                          "line {} is not well-formed UTF-8, the file may be damaged; {}", line, save_as_xlsx()));
}

EncodingGuess guess_of_invalid_utf_8(const EncodingScan& scan) {
  const auto sample = whole_lines(scan.sample);
  const auto line = *scan.invalid_line;
  if (scan.head.starts_with(utf8_mark) || is_damaged_utf_8(sample)) return damaged(line);
  if (looks_like_big5(sample)) {
    return mistaken(message("第 {} 行像是繁体中文 Big5 编码，不能读取；{}",
                            "line {} seems to be in Big5, which is not read; {}", line, save_as_xlsx()));
  }
  if (reads_like_gbk(sample)) return {TextEncoding::gb18030, encoding_notice(TextEncoding::gb18030), {}};
  return mistaken(message("第 {} 行的文字编码无法识别（不是 UTF-8、UTF-16，也不像 GB18030）；{}",
                          "the encoding of line {} is not known (neither UTF-8 nor UTF-16, nor does it read like "
                          "GB18030); {}",
                          line, save_as_xlsx()));
}

/// By its mark, or else by zeros; nothing if it is no UTF-16.
std::optional<TextEncoding> utf_16_of(std::string_view head) {
  if (head.starts_with("\xFF\xFE"sv)) return TextEncoding::utf_16_le;
  if (head.starts_with("\xFE\xFF"sv)) return TextEncoding::utf_16_be;
  if (!looks_like_utf_16(head)) return std::nullopt;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < head.size(); ++at) zeros[at % 2] += head[at] == '\0' ? 1U : 0U;
  return zeros[0] > zeros[1] ? TextEncoding::utf_16_be : TextEncoding::utf_16_le;
}

/// By its mark, or by numbers of four bytes of which none has more than two.
bool is_utf_32(std::string_view head) {
  if (head.starts_with("\xFF\xFE\0\0"sv) || head.starts_with("\0\0\xFE\xFF"sv)) return true;
  constexpr std::size_t width = 4;
  constexpr std::size_t looked_at = 64;
  std::array<bool, 2> low{true, true};
  const auto looked = std::min(head.size(), width * looked_at) / width * width;
  for (std::size_t at = 0; at < looked; at += width) {
    low[0] = low[0] && head.substr(at, 2) == "\0\0"sv;
    low[1] = low[1] && head.substr(at + 2, 2) == "\0\0"sv;
  }
  return looked >= width && low[0] != low[1];
}

}  // namespace

const char* name_of(TextEncoding encoding) {
  constexpr std::array names{"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"};
  return names.at(static_cast<std::size_t>(encoding));
}

EncodingGuess guess_encoding(std::string_view path, const std::atomic<bool>* stop) {
  const auto scan = scan_file(path, stop);
  if (scan.mistake) return mistaken(*scan.mistake);
  if (is_utf_32(scan.head)) {
    return mistaken(
        message("文件是 UTF-32 编码，不能读取；{}", "the file is in UTF-32, which is not read; {}", save_as_xlsx()));
  }
  if (const auto utf_16 = utf_16_of(scan.head)) return {*utf_16, encoding_notice(*utf_16), {}};
  constexpr auto gb18030_mark = "\x84\x31\x95\x33"sv;
  const bool marked = scan.head.starts_with(gb18030_mark);
  if (scan.invalid_line && !marked) return guess_of_invalid_utf_8(scan);
  const bool by_accident = !scan.head.starts_with(utf8_mark) && may_be_gbk_by_accident(whole_lines(scan.sample));
  if (!marked && !by_accident) return {};
  return {TextEncoding::gb18030, encoding_notice(TextEncoding::gb18030), {}};
}

}  // namespace edu_check
