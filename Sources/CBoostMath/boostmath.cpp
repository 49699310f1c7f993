#include "boostmath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>

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
using noncentral_t = boost::math::non_central_t_distribution<double, policy>;
using fisher_f = boost::math::fisher_f_distribution<double, policy>;
using chi_squared = boost::math::chi_squared_distribution<double, policy>;
using beta_distribution = boost::math::beta_distribution<double, policy>;
using binomial = boost::math::binomial_distribution<double, policy>;

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

cbm_status cbm_noncentral_t_cdf(double degrees_of_freedom, double noncentrality, double x, double *result) {
  return guarded(result, [=] { return cdf(noncentral_t(degrees_of_freedom, noncentrality), x); });
}

cbm_status cbm_noncentral_t_survival(double degrees_of_freedom, double noncentrality, double x, double *result) {
  return guarded(result, [=] { return cdf(complement(noncentral_t(degrees_of_freedom, noncentrality), x)); });
}

cbm_status cbm_noncentral_t_quantile(double degrees_of_freedom, double noncentrality, double probability, double *result) {
  return guarded(result, [=] { return quantile(noncentral_t(degrees_of_freedom, noncentrality), probability); });
}

cbm_status cbm_f_cdf(double numerator, double denominator, double x, double *result) {
  return guarded(result, [=] { return cdf(fisher_f(numerator, denominator), x); });
}

cbm_status cbm_f_survival(double numerator, double denominator, double x, double *result) {
  return guarded(result, [=] { return cdf(complement(fisher_f(numerator, denominator), x)); });
}

cbm_status cbm_f_quantile(double numerator, double denominator, double probability, double *result) {
  return guarded(result, [=] { return quantile(fisher_f(numerator, denominator), probability); });
}

cbm_status cbm_chi_squared_cdf(double degrees_of_freedom, double x, double *result) {
  return guarded(result, [=] { return cdf(chi_squared(degrees_of_freedom), x); });
}

cbm_status cbm_chi_squared_survival(double degrees_of_freedom, double x, double *result) {
  return guarded(result, [=] { return cdf(complement(chi_squared(degrees_of_freedom), x)); });
}

cbm_status cbm_chi_squared_quantile(double degrees_of_freedom, double probability, double *result) {
  return guarded(result, [=] { return quantile(chi_squared(degrees_of_freedom), probability); });
}

cbm_status cbm_beta_cdf(double alpha, double beta, double x, double *result) {
  return guarded(result, [=] { return cdf(beta_distribution(alpha, beta), x); });
}

cbm_status cbm_beta_survival(double alpha, double beta, double x, double *result) {
  return guarded(result, [=] { return cdf(complement(beta_distribution(alpha, beta), x)); });
}

cbm_status cbm_beta_quantile(double alpha, double beta, double probability, double *result) {
  return guarded(result, [=] { return quantile(beta_distribution(alpha, beta), probability); });
}

cbm_status cbm_binomial_mass(double trials, double probability, double successes, double *result) {
  return guarded(result, [=] { return pdf(binomial(trials, probability), successes); });
}

cbm_status cbm_binomial_cdf(double trials, double probability, double successes, double *result) {
  return guarded(result, [=] { return cdf(binomial(trials, probability), successes); });
}

cbm_status cbm_binomial_survival(double trials, double probability, double successes, double *result) {
  return guarded(result, [=] { return cdf(complement(binomial(trials, probability), successes)); });
}

cbm_status cbm_gamma_p(double shape, double x, double *result) {
  return guarded(result, [=] { return boost::math::gamma_p(shape, x, policy()); });
}

cbm_status cbm_gamma_q(double shape, double x, double *result) {
  return guarded(result, [=] { return boost::math::gamma_q(shape, x, policy()); });
}

cbm_status cbm_gamma_p_inverse(double shape, double probability, double *result) {
  return guarded(result, [=] { return boost::math::gamma_p_inv(shape, probability, policy()); });
}

cbm_status cbm_log_gamma(double x, double *result) {
  return guarded(result, [=] { return boost::math::lgamma(x, policy()); });
}

}  // extern "C"
