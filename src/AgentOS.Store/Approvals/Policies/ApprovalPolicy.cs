namespace AgentOS.Store.Approvals.Policies;

/// <summary>What agents may run with when nobody is asked. What it does not mention is not allowed; what it denies is not allowed whatever else it says.</summary>
public sealed record ApprovalPolicy
{
    /// <summary>Where agents may come from: <c>local</c>, an address, or the beginning of addresses with <c>*</c> at its end.</summary>
    public IReadOnlyList<string> Origins { get; set; } = [];

    /// <summary>Where none may come from.</summary>
    public IReadOnlyList<string> DeniedOrigins { get; set; } = [];

    /// <summary>The names that may be reached: as in a manifest, or <c>*</c>.</summary>
    public IReadOnlyList<string> Domains { get; set; } = [];

    /// <summary>Names that may not.</summary>
    public IReadOnlyList<string> DeniedDomains { get; set; } = [];

    /// <summary>Whether a <c>setup_command</c> may run, with the package registries open to it.</summary>
    public bool Setup { get; set; }

    /// <summary>The providers whose keys may be used, each at its own host.</summary>
    public IReadOnlyList<string> Keys { get; set; } = [];

    /// <summary>Most memory: <c>2GB</c>, which is also what is meant when it is missing.</summary>
    public string MaxMemory { get; set; } = "2GB";

    /// <summary>Most processors.</summary>
    public double MaxCpu { get; set; } = 2;

    /// <summary>The most that may be done to a project: <c>none</c>, <c>readonly</c>, <c>readwrite</c>.</summary>
    public string Workspace { get; set; } = "none";

    /// <summary>The agents that may be run by others.</summary>
    public IReadOnlyList<string> Delegation { get; set; } = [];
}
