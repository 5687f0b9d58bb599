#define BOOST_TEST_MODULE edu_check
#include <boost/test/unit_test.hpp>
