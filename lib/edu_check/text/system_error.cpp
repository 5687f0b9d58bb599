#include "edu_check/text/system_error.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace edu_check {
namespace {

struct ErrorRow {
  std::errc error;
  std::string_view zh;
  std::string_view en;
};
constexpr auto error_rows = std::to_array<ErrorRow>({
    {std::errc::no_such_file_or_directory, "文件或文件夹不存在", "no such file or folder"},
    {std::errc::permission_denied, "没有权限", "permission denied"},
    {std::errc::is_a_directory, "是文件夹，不是文件", "it is a folder, not a file"},
    {std::errc::not_a_directory, "路径中有一段不是文件夹", "a part of the path is no folder"},
    {std::errc::too_many_symbolic_link_levels, "符号链接循环", "symbolic links in a circle"},
    {std::errc::filename_too_long, "文件名过长", "the name is too long"},
    {std::errc::no_space_on_device, "磁盘已满", "the disk is full"},
    {std::errc::read_only_file_system, "文件系统只读", "the file system is read-only"},
    {std::errc::file_too_large, "文件大小超过限制（ulimit -f）", "the file is larger than is allowed (ulimit -f)"},
    {std::errc::too_many_files_open, "打开的文件过多（ulimit -n）", "too many files are open (ulimit -n)"},
    {std::errc::too_many_files_open_in_system, "系统打开的文件过多", "the system has too many files open"},
    {std::errc::not_enough_memory, "内存不足", "there is not enough memory"},
    {std::errc::bad_file_descriptor, "已关闭", "it is closed"},
    {std::errc::device_or_resource_busy, "正被占用", "it is in use"},
    {std::errc::operation_not_permitted, "不允许", "it is not permitted"},
    {std::errc::no_such_device_or_address, "管道没有读者", "nothing reads this pipe"},
    {std::errc::interrupted, "中断", "interrupted"},
    {std::errc::io_error, "读写错误", "an error of reading or writing"},
});

/// Errors of the system in writing.
class UnwritableCategory final : public std::error_category {
 public:
  [[nodiscard]] const char* name() const noexcept override { return "unwritable"; }
  [[nodiscard]] std::string message(int reason) const override { return std::generic_category().message(reason); }
  [[nodiscard]] std::error_condition default_error_condition(int reason) const noexcept override {
    return std::generic_category().default_error_condition(reason);
  }
};

const std::error_category& unwritable_category() {
  static const UnwritableCategory category;
  return category;
}

}  // namespace

void throw_unwritable(const std::string& what, int reason) {
  throw std::system_error(reason, unwritable_category(), what);
}

bool is_unwritable(const std::error_code& error) { return error.category() == unwritable_category(); }

Message describe(const std::error_code& error) {
  const auto* const row =
      std::find_if(error_rows.begin(), error_rows.end(), [&](const ErrorRow& each) { return error == each.error; });
  if (row != error_rows.end()) return {std::string(row->zh), std::string(row->en)};
  return {error.message(), error.message()};
}

}  // namespace edu_check
