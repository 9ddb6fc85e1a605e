"""What people call the signs on keys: "the plus button" is the one that shows "+".

Words only: knows nothing about elements or requests.
"""

from __future__ import annotations

# Each row: the signs, as they are drawn or read, then what they are called.
ROWS: tuple[tuple[str, str], ...] = (
    ("+", "plus, add, addition"),
    ("- − – —", "minus, subtract, subtraction"),
    ("× x * · ✕", "times, multiply, multiplication, multiplied by"),
    ("÷ / ∕", "divide, division, divided by"),
    ("=", "equals, equal, equal to, is equal to, calculate, calculate result, result"),
    ("%", "percent, percentage"),
    ("± +/- +/− ∓", "change sign, sign, plus minus, plus or minus, negate, invert sign"),
    ("√ √x ²√ ²√x sqrt √¯", "square root, root"),
    ("∛ ³√ ³√x cbrt", "cube root"),
    ("x² x2 ²", "square, squared, x squared"),
    ("x³ x3 ³", "cube, cubed, x cubed"),
    ("xʸ x^y xy ^ yˣ xⁿ aˣ", "power, exponent, to the power of, raise to a power"),
    ("1/x x⁻¹ x-1 ⅟x", "reciprocal, inverse"),
    ("x! n! !", "factorial"),
    ("|x| abs", "absolute, absolute value"),
    ("π pi", "pi"),
    ("e", "euler's number, eulers number"),
    ("∑ σ", "sum, sigma"),
    ("∞", "infinity"),
    ("∫", "integral"),
    ("sin", "sine"),
    ("cos", "cosine"),
    ("tan", "tangent"),
    ("log lg", "logarithm, common logarithm"),
    ("ln", "natural logarithm"),
    ("mod", "modulus, modulo, remainder"),
    ("(", "left parenthesis, opening parenthesis, open parenthesis, left bracket, opening bracket, start group"),
    (")", "right parenthesis, closing parenthesis, close parenthesis, right bracket, closing bracket, end group"),
    (". ,", "point, dot, decimal point, decimal separator, numeric point, comma"),
    ("c ac ce", "clear, clear all, all clear, clear entry"),
    ("⌫ ←", "backspace"),
    ("<", "less than"),
    (">", "greater than"),
    ("≤ <=", "less than or equal to"),
    ("≥ >=", "greater than or equal to"),
    ("≠ !=", "not equal, not equal to"),
    ("&", "and sign, ampersand"),
    ("@", "at sign"),
    ("#", "hash, number sign"),
    ("°", "degree, degrees"),
    ("$", "dollar, dollar sign"),
    ("€", "euro, euro sign"),
)
SIGNS: dict[str, frozenset[str]] = {
    word.strip(): frozenset(signs.split()) for signs, words in ROWS for word in words.split(",")
}
