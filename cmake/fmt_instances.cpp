// What Debian ships of fmt as a shared library only: linked into the program it starts sooner, and has one C++ library
// at run time instead of the static one beside the shared one that libfmt asks for. Versions of fmt that need more than
// this get the rest from the shared library.
#include <fmt/format-inl.h>

template char fmt::detail::decimal_point_impl(fmt::detail::locale_ref);
template fmt::detail::thousands_sep_result<char> fmt::detail::thousands_sep_impl<char>(fmt::detail::locale_ref);
template fmt::detail::dragonbox::decimal_fp<float> fmt::detail::dragonbox::to_decimal(float);
template fmt::detail::dragonbox::decimal_fp<double> fmt::detail::dragonbox::to_decimal(double);
