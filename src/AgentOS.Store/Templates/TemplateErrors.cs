using AgentOS.Errors;

namespace AgentOS.Store.Templates;

/// <summary>Failures of beginning an agent.</summary>
public static class TemplateErrors
{
    /// <summary>A file in the way.</summary>
    public static readonly ErrorDefinition Exists = new("template.exists",
        "the file exists",
        "A new agent is written into a folder without its files; nothing is overwritten.",
        "Name another folder: agentstore init DIR.");
}
