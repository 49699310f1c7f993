// Distribution functions of Boost.Math behind a C interface.
//
// Every function writes its result and returns a status; no exception leaves the library.
// On a status other than CBM_OK the result is left untouched.
#ifndef CBOOSTMATH_H
#define CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  CBM_OK = 0,
  CBM_DOMAIN = 1,      // an argument outside of the function's domain
  CBM_OVERFLOW = 2,    // the result cannot be represented
  CBM_EVALUATION = 3,  // an iteration did not converge
  CBM_OTHER = 4        // any other failure
} cbm_status;

// Standard normal distribution.
cbm_status cbm_normal_cdf(double x, double *_Nonnull result);
cbm_status cbm_normal_survival(double x, double *_Nonnull result);
cbm_status cbm_normal_quantile(double probability, double *_Nonnull result);

// Student's t distribution.
cbm_status cbm_student_t_cdf(double degrees_of_freedom, double x, double *_Nonnull result);
cbm_status cbm_student_t_survival(double degrees_of_freedom, double x, double *_Nonnull result);
cbm_status cbm_student_t_quantile(double degrees_of_freedom, double probability, double *_Nonnull result);

// Noncentral t distribution.
cbm_status cbm_noncentral_t_cdf(
    double degrees_of_freedom, double noncentrality, double x, double *_Nonnull result);
cbm_status cbm_noncentral_t_survival(
    double degrees_of_freedom, double noncentrality, double x, double *_Nonnull result);
cbm_status cbm_noncentral_t_quantile(
    double degrees_of_freedom, double noncentrality, double probability, double *_Nonnull result);

// Fisher's F distribution.
cbm_status cbm_f_cdf(double numerator, double denominator, double x, double *_Nonnull result);
cbm_status cbm_f_survival(double numerator, double denominator, double x, double *_Nonnull result);
cbm_status cbm_f_quantile(double numerator, double denominator, double probability, double *_Nonnull result);

// Chi-squared distribution.
cbm_status cbm_chi_squared_cdf(double degrees_of_freedom, double x, double *_Nonnull result);
cbm_status cbm_chi_squared_survival(double degrees_of_freedom, double x, double *_Nonnull result);
cbm_status cbm_chi_squared_quantile(double degrees_of_freedom, double probability, double *_Nonnull result);

// Beta distribution; its distribution function is the regularised incomplete beta function.
cbm_status cbm_beta_cdf(double alpha, double beta, double x, double *_Nonnull result);
cbm_status cbm_beta_survival(double alpha, double beta, double x, double *_Nonnull result);
cbm_status cbm_beta_quantile(double alpha, double beta, double probability, double *_Nonnull result);

// Binomial distribution.
cbm_status cbm_binomial_mass(double trials, double probability, double successes, double *_Nonnull result);
cbm_status cbm_binomial_cdf(double trials, double probability, double successes, double *_Nonnull result);
cbm_status cbm_binomial_survival(double trials, double probability, double successes, double *_Nonnull result);

// Regularised incomplete gamma functions P (lower) and Q (upper), and the inverse of P.
cbm_status cbm_gamma_p(double shape, double x, double *_Nonnull result);
cbm_status cbm_gamma_q(double shape, double x, double *_Nonnull result);
cbm_status cbm_gamma_p_inverse(double shape, double probability, double *_Nonnull result);

// Natural logarithm of the gamma function's absolute value.
cbm_status cbm_log_gamma(double x, double *_Nonnull result);

#ifdef __cplusplus
}
#endif

#endif
