/** The shapes of a cloud assembly, as far as the host reads them. */
export type Properties = Record<string, unknown>;

export type TemplateResource = {
  Type: string;
  Properties?: Properties;
  DependsOn?: string | string[];
  Condition?: string;
};

export type Template = {
  Resources?: Record<string, TemplateResource>;
  Parameters?: Record<string, { Type: string; Default?: string }>;
  Conditions?: Record<string, unknown>;
  Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: unknown } }>;
};

export type Stack = {
  /** The CloudFormation name of the stack. */
  name: string;
  region: string;
  account: string;
  template: Template;
};

/** One resource of one stack. Its properties are resolved anew at each reading: attributes of custom resources come late. */
export type Resource = {
  stack: Stack;
  id: string;
  type: string;
  /** What Ref gives. */
  ref: string;
  /** What Fn::GetAtt gives. */
  attribute(name: string): string;
  /** The resolved properties, read as the type that the caller knows this resource type to have. */
  properties<T = Properties>(): T;
  /** One resolved property, when others may not be known yet. */
  property<T>(name: string): T;
};
