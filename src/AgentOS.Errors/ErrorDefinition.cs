namespace AgentOS.Errors;

/// <summary>One entry of the error catalogue: what can go wrong, why, and what a person does about it.</summary>
/// <param name="Code">Stable name, <c>area.problem</c>, lower case. Never reused for another meaning.</param>
/// <param name="Summary">What went wrong, as the end of a sentence that starts with the operation and the object.</param>
/// <param name="Cause">Why this happens.</param>
/// <param name="Remedy">What to do next, with the exact command where there is one.</param>
/// <param name="ExitCode">The exit status of a command that ends with this error.</param>
public sealed record ErrorDefinition(string Code, string Summary, string Cause, string Remedy, int ExitCode = ExitCodes.Failed);
