#pragma once
// Private to the library: RapidJSON stays out of public headers, and is used by these names only.

#include <rapidjson/document.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstddef>
#include <cstdlib>
#include <new>

namespace edu_check {

/// Memory for RapidJSON, whose own allocator hands on what it did not get, to be written to.
class JsonAllocator {
 public:
  // What RapidJSON asks of an allocator, by the names that it asks for.
  static const bool kNeedFree = true;

  static void* Malloc(std::size_t size) { return size == 0 ? nullptr : checked(std::malloc(size)); }
  static void* Realloc(void* memory, std::size_t /*before*/, std::size_t size) {
    if (size > 0) return checked(std::realloc(memory, size));
    std::free(memory);
    return nullptr;
  }
  static void Free(void* memory) { std::free(memory); }

 private:
  static void* checked(void* memory) { return memory != nullptr ? memory : throw std::bad_alloc(); }
};

using JsonPool = rapidjson::MemoryPoolAllocator<JsonAllocator>;
using JsonValue = rapidjson::GenericValue<rapidjson::UTF8<>, JsonPool>;
using JsonDocument = rapidjson::GenericDocument<rapidjson::UTF8<>, JsonPool, JsonAllocator>;
using JsonBuffer = rapidjson::GenericStringBuffer<rapidjson::UTF8<>, JsonAllocator>;
template <class Output>
using JsonWriter = rapidjson::Writer<Output, rapidjson::UTF8<>, rapidjson::UTF8<>, JsonAllocator>;
template <class Output>
using PrettyJsonWriter = rapidjson::PrettyWriter<Output, rapidjson::UTF8<>, rapidjson::UTF8<>, JsonAllocator>;

}  // namespace edu_check
