using AgentOS.Errors;

namespace AgentOS.Functions;

/// <summary>Failures of calling a function.</summary>
public static class FunctionErrors
{
    /// <summary>Arguments that are not as the schema says.</summary>
    public static readonly ErrorDefinition BadArguments = new("function.bad-arguments",
        "the arguments are not what it takes",
        "One is missing, unknown, or of another type.",
        "Compare with the function's input schema.");
}
