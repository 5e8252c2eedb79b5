/** What `drawn.py` writes here for the tests. */
declare const part: () => unknown;
export default part;
