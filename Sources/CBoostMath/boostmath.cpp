#include "boostmath.h"

#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <stdexcept>

namespace {

// Underflow to zero is a right answer; all other errors are reported by exception and caught below.
using policy = boost::math::policies::policy<
    boost::math::policies::domain_error<boost::math::policies::throw_on_error>,
    boost::math::policies::pole_error<boost::math::policies::throw_on_error>,
    boost::math::policies::overflow_error<boost::math::policies::throw_on_error>,
    boost::math::policies::underflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::throw_on_error>>;

using normal = boost::math::normal_distribution<double, policy>;
using student_t = boost::math::students_t_distribution<double, policy>;

// Runs one computation and turns what it throws into a status.
template <class Computation>
cbm_status guarded(double *result, Computation computation) noexcept {
  try {
    *result = computation();
    return CBM_OK;
  } catch (const std::domain_error &) {
    return CBM_DOMAIN;
  } catch (const std::overflow_error &) {
    return CBM_OVERFLOW;
  } catch (const boost::math::evaluation_error &) {
    return CBM_EVALUATION;
  } catch (...) {
    return CBM_OTHER;
  }
}

}  // namespace

extern "C" {

cbm_status cbm_normal_cdf(double x, double *result) {
  return guarded(result, [=] { return cdf(normal(), x); });
}

cbm_status cbm_normal_survival(double x, double *result) {
  return guarded(result, [=] { return cdf(complement(normal(), x)); });
}

cbm_status cbm_normal_quantile(double probability, double *result) {
  return guarded(result, [=] { return quantile(normal(), probability); });
}

cbm_status cbm_student_t_cdf(double degrees_of_freedom, double x, double *result) {
  return guarded(result, [=] { return cdf(student_t(degrees_of_freedom), x); });
}

cbm_status cbm_student_t_survival(double degrees_of_freedom, double x, double *result) {
  return guarded(result, [=] { return cdf(complement(student_t(degrees_of_freedom), x)); });
}

cbm_status cbm_student_t_quantile(double degrees_of_freedom, double probability, double *result) {
  return guarded(result, [=] { return quantile(student_t(degrees_of_freedom), probability); });
}

}  // extern "C"
