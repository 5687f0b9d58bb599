#include <new>
#include <utility>

#include "edu_check/table/xml_reader_format.h"

namespace edu_check {
namespace {

constexpr std::size_t xml_block_bytes = std::size_t{64} << 10U;
/// A name, an attribute or a comment that is longer than this is none that a workbook has.
constexpr std::size_t most_silent_bytes = std::size_t{4} << 20U;

std::string_view local_name(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const auto* const* pair = pairs_; *pair != nullptr; pair += 2) {
    if (local_name(pair[0]) == name) return pair[1];
  }
  return {};
}

bool XmlAttributes::is_set(std::string_view name) const {
  const auto value = (*this)[name];
  return value == "1" || value == "true" || value == "on";
}

XmlReader::XmlReader(ZipArchive& archive, XmlHandler& handler)
    : archive_(archive), handler_(handler), parser_(XML_ParserCreate(nullptr)) {
  if (!parser_) throw std::bad_alloc();
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(parser_.get(), &XmlReader::on_start, &XmlReader::on_end);
  XML_SetCharacterDataHandler(parser_.get(), &XmlReader::on_text);
  XML_SetStartDoctypeDeclHandler(parser_.get(), &XmlReader::on_doctype);
}

/// Calls the handler. What it throws waits until expat, which is C, has returned.
template <class Call>
void XmlReader::hand_over(const Call& call) {
  silent_bytes_ = 0;
  if (handler_.mistake() || failure_) return;
  try {
    call();
  } catch (...) {
    failure_ = std::current_exception();
  }
  if (handler_.mistake() || failure_) XML_StopParser(parser_.get(), XML_FALSE);
}

void XMLCALL XmlReader::on_start(void* self, const XML_Char* name, const XML_Char** attributes) {
  auto& reader = *static_cast<XmlReader*>(self);
  reader.hand_over([&] { reader.handler_.on_start(local_name(name), XmlAttributes(attributes)); });
}

void XMLCALL XmlReader::on_end(void* self, const XML_Char* name) {
  auto& reader = *static_cast<XmlReader*>(self);
  reader.hand_over([&] { reader.handler_.on_end(local_name(name)); });
}

void XMLCALL XmlReader::on_text(void* self, const XML_Char* text, int length) {
  auto& reader = *static_cast<XmlReader*>(self);
  reader.hand_over([&] { reader.handler_.on_text({text, static_cast<std::size_t>(length)}); });
}

void XMLCALL XmlReader::on_doctype(void* self, const XML_Char* /*name*/, const XML_Char* /*system*/,
                                   const XML_Char* /*publisher*/, int /*has_subset*/) {
  auto& reader = *static_cast<XmlReader*>(self);
  reader.hand_over([&] { reader.handler_.fail(damaged_workbook()); });
}

bool XmlReader::read_block() {
  if (at_end_ || handler_.mistake()) return false;
  void* const buffer = XML_GetBuffer(parser_.get(), static_cast<int>(xml_block_bytes));
  if (buffer == nullptr) throw std::bad_alloc();
  const auto count = archive_.read(static_cast<char*>(buffer), xml_block_bytes);
  if (archive_.mistake()) {
    handler_.fail(*archive_.mistake());
    return false;
  }
  silent_bytes_ += count;
  at_end_ = count == 0;
  const auto status = XML_ParseBuffer(parser_.get(), static_cast<int>(count), at_end_ ? XML_TRUE : XML_FALSE);
  if (failure_) std::rethrow_exception(failure_);
  if (status != XML_STATUS_OK && XML_GetErrorCode(parser_.get()) == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
  if (status != XML_STATUS_OK || silent_bytes_ > most_silent_bytes) handler_.fail(damaged_workbook());
  return !at_end_ && !handler_.mistake();
}

bool XmlReader::read_all() {
  while (read_block()) {
  }
  return !handler_.mistake();
}

}  // namespace edu_check
