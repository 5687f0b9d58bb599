#pragma once
// Private to the room: expat stays out of public headers.

#include <expat.h>

#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "edu_check/table/zip_archive.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// The attributes of an element, by local name, whatever the prefix.
class XmlAttributes {
 public:
  explicit XmlAttributes(const XML_Char** pairs) : pairs_(pairs) {}
  /// Empty if there is none.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;
  /// `1`, `true`, `on`.
  [[nodiscard]] bool is_set(std::string_view name) const;

 private:
  const XML_Char** pairs_;
};

/// Takes what an XML document holds. Names are local: prefixes and name spaces, which differ between editions of a
/// format, are left out.
class XmlHandler {
 public:
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual ~XmlHandler() = default;

  virtual void on_start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void on_end(std::string_view name) = 0;
  virtual void on_text(std::string_view /*text*/) {}

  /// Ends reading with a mistake; the first counts.
  void fail(Message mistake) {
    if (!mistake_) mistake_ = std::move(mistake);
  }
  [[nodiscard]] const std::optional<Message>& mistake() const { return mistake_; }

 private:
  std::optional<Message> mistake_;
};

/// Reads the XML of a part of an archive, block by block. Document types are refused: nothing in a workbook needs them,
/// and entities are a way to fill the memory.
class XmlReader {
 public:
  XmlReader(ZipArchive& archive, XmlHandler& handler);

  /// Reads one block and hands it to the handler; false at the end and after a mistake, which the handler has then.
  bool read_block();
  /// Reads all that is left. Whether there was no mistake.
  bool read_all();

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };
  static void XMLCALL on_start(void* self, const XML_Char* name, const XML_Char** attributes);
  static void XMLCALL on_end(void* self, const XML_Char* name);
  static void XMLCALL on_text(void* self, const XML_Char* text, int length);
  static void XMLCALL on_doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int);
  template <class Call>
  void hand_over(const Call& call);

  ZipArchive& archive_;
  XmlHandler& handler_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
  std::size_t silent_bytes_ = 0;  ///< since the handler was last called: a token may not be longer than some
  bool at_end_ = false;
  std::exception_ptr failure_;
};

}  // namespace edu_check
