/** Style sheets are put into the exported page as they stand. */
declare module "*.css" {
  const text: string;
  export default text;
}
