/** Something that is made of digits, has a form of its own, and is no phone number. */
export interface Shape {
  readonly name: string;
  /** What a person is told: "It is …". */
  readonly description: string;
  /** With the flags g and u; the whole match is the thing. */
  readonly pattern: RegExp;
  /** A further test of the match, for what an expression cannot say. */
  readonly holds?: (text: string) => boolean;
  /** Phone numbers are written like this as well: a word such as "Tel." before it wins. */
  readonly yieldsToPhoneWord?: true;
}
