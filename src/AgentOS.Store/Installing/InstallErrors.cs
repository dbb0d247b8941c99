using AgentOS.Errors;

namespace AgentOS.Store.Installing;

/// <summary>Failures of installing agents.</summary>
public static class InstallErrors
{
    /// <summary>A folder.</summary>
    public static readonly ErrorDefinition NoAddress = new("install.no-address",
        "only an agent with an address is installed",
        "Installing gives an agent from the network a name here, at one version. A folder has its name and its version already.",
        "Run it where it is: agentstore run FOLDER");

    /// <summary>Another agent has the name.</summary>
    public static readonly ErrorDefinition NameTaken = new("install.name-taken",
        "another agent is installed under this name",
        "Agents from different places may call themselves the same; whoever runs the name must get the one that was meant.",
        "Run it by its address, or remove the other: agentstore uninstall NAME");

    /// <summary>None of the name.</summary>
    public static readonly ErrorDefinition NotInstalled = new("install.not-installed",
        "no agent is installed under this name",
        "It was never installed, or removed already.",
        "agentstore install ADDRESS");
}
