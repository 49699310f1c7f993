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

#ifdef __cplusplus
}
#endif

#endif
