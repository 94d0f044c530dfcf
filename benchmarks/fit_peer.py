"""scikit-learn's side of fit.sh: the same rows, the same objective, to the same loss.

Prints: tolerance, seconds of the fit, CPU seconds of the fit, objective. Each solver is tried with ever smaller tolerances until its
objective is within 1e-8 of the target, relatively; the first that is counts.
"""
import sys
import time
import warnings

import numpy as np
import scipy.sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

NUMBERS, CATEGORIES, LEVELS = 40, 20, 20
warnings.simplefilter("ignore", ConvergenceWarning)


def rows(folder, kind):
    columns = NUMBERS if kind != "onehot" else CATEGORIES
    raw = np.fromfile(f"{folder}/{kind}.f64", dtype="<f8").reshape(columns + 1, -1)
    label = raw[-1] > 0.5
    if kind != "onehot":
        return raw[:-1].T, label
    codes = (raw[:-1] + LEVELS * np.arange(CATEGORIES)[:, None]).T.astype(np.int32)
    count = codes.shape[0]
    matrix = scipy.sparse.csr_matrix(
        (np.ones(codes.size), codes.ravel(), np.arange(0, codes.size + 1, CATEGORIES)),
        shape=(count, CATEGORIES * LEVELS),
    )
    return matrix, label


def objective(model, x, label, c):
    margin = np.where(label, 1.0, -1.0) * (x @ model.coef_[0] + model.intercept_[0])
    return 0.5 * model.coef_[0] @ model.coef_[0] + c * np.logaddexp(0, -margin).sum()


def main(folder, kind, solver, c, target):
    x, label = rows(folder, kind)
    for tolerance in (1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10):
        begin = time.perf_counter()
        cpu = time.process_time()
        model = LogisticRegression(C=c, solver=solver, tol=tolerance, max_iter=10000).fit(x, label)
        seconds = time.perf_counter() - begin
        cpu = time.process_time() - cpu
        found = objective(model, x, label, c)
        if target <= 0 or found <= target * (1 + 1e-8):
            print(f"{tolerance:.0e} {seconds:.3f} {cpu:.3f} {found:.17g}")
            return
    sys.exit(f"{solver} does not reach the loss")


main(sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]), float(sys.argv[5]))
