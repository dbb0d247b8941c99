using AgentOS.Policy.Hosts;

namespace AgentOS.Store.Approvals.Permissions;

/// <summary>Where dependencies come from: what a <c>setup_command</c> may reach besides the manifest's names.</summary>
public static class PackageRegistries
{
    /// <summary>Those of Python, Node, .NET, Rust and Go.</summary>
    public static IReadOnlyList<HostPattern> Hosts { get; } =
    [
        HostPattern.Parse("pypi.org"), HostPattern.Parse("files.pythonhosted.org"),
        HostPattern.Parse("registry.npmjs.org"), HostPattern.Parse("registry.yarnpkg.com"), HostPattern.Parse("nodejs.org"),
        HostPattern.Parse("api.nuget.org"),
        HostPattern.Parse("index.crates.io"), HostPattern.Parse("static.crates.io"),
        HostPattern.Parse("proxy.golang.org"), HostPattern.Parse("sum.golang.org"),
    ];
}
