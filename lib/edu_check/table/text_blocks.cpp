#include "edu_check/table/text_blocks.h"

#include <cerrno>
#include <utility>

#include "edu_check/text/encoding.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/stop_flag.h"
#include "edu_check/text/system_error.h"

namespace edu_check {
namespace {

constexpr std::size_t block_bytes = std::size_t{64} << 10U;

/// What `iconv_open` answers where it can't.
bool is_open(iconv_t converter) { return reinterpret_cast<std::intptr_t>(converter) != -1; }

}  // namespace

TextBlocks::TextBlocks(std::string_view path, TextEncoding encoding, const std::atomic<bool>* stop)
    : file_(path, stop), stop_(stop), encoding_(encoding), converter_(iconv_open("UTF-8", name_of(encoding))) {}

TextBlocks::~TextBlocks() {
  if (is_open(converter_)) iconv_close(converter_);
}

TextBlocks::Step TextBlocks::fail(Message mistake) {
  mistake_ = std::move(mistake);
  return Step::failed;
}

TextBlocks::Step TextBlocks::next(std::string& block) {
  block.clear();
  if (malformed_) return Step::malformed;
  if (!is_open(converter_)) {
    return fail(message("系统不能转换 {} 编码（iconv）", "the system can't convert {} (iconv)", name_of(encoding_)));
  }
  for (bool ended = false; block.empty() && !ended;) {
    auto step = read_more(ended);
    if (step == Step::block) step = convert(block, ended);
    if (step != Step::block) return step;
    if (block.starts_with(utf8_mark) && !std::exchange(begun_, true)) block.erase(0, utf8_mark.size());
    begun_ = begun_ || !block.empty();
  }
  return block.empty() ? Step::end : Step::block;
}

TextBlocks::Step TextBlocks::read_more(bool& ended) {
  if (is_set(stop_)) return fail({"中断", "interrupted"});
  const auto kept = raw_.size();
  raw_.resize(kept + block_bytes);
  const auto count = file_.is_open() ? file_.read(raw_.data() + kept, block_bytes) : FileReader::failed;
  if (count == FileReader::stopped) return fail({"中断", "interrupted"});
  if (count < 0) return fail(describe({errno, std::generic_category()}));
  raw_.resize(kept + static_cast<std::size_t>(count));
  ended = count == 0;
  return Step::block;
}

/// Converts what is read; the bytes of a character that is cut wait for the next ones.
TextBlocks::Step TextBlocks::convert(std::string& block, bool ended) {
  block.resize(raw_.size() * 2 + 16);  // two bytes become three at most, one of ASCII stays one
  char* from = raw_.data();
  char* to = block.data();
  std::size_t from_left = raw_.size();
  std::size_t to_left = block.size();
  const bool whole = iconv(converter_, &from, &from_left, &to, &to_left) != static_cast<std::size_t>(-1);
  const bool cut = !whole && errno == EINVAL && !ended;
  block.resize(block.size() - to_left);
  raw_.erase(0, raw_.size() - from_left);
  malformed_ = !whole && !cut;
  return malformed_ && block.empty() ? Step::malformed : Step::block;
}

}  // namespace edu_check
