using AgentOS.Images;
using AgentOS.Images.Configuration;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;
using AgentOS.Store.Approvals;
using AgentOS.Store.Approvals.Memory;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Isolation;
using AgentOS.Store.Manifests;
using AgentOS.Store.Packages;
using AgentOS.Store.Tests.Manifests;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Approvals;

/// <summary>Packages of tests: a manifest in a folder of its own, said to come from somewhere.</summary>
internal static class Agents
{
    /// <summary>A machine of some image.</summary>
    public static AgentIsolation Machine { get; } = AgentIsolation.Machine(new Image(
        "python:3.11-slim", new ContentDigest(new string('d', 64)), new ImageConfiguration(ImagePlatform.OfThisMachine, [], [], [], "/", "", new Dictionary<string, string>(), []), 0, DateTimeOffset.UnixEpoch, "/nowhere"));

    public static AgentPackage Local(TempDirectory folder, string more = "") => Package(folder, more, new AgentOrigin(folder.Path, IsLocal: true));

    public static AgentPackage Remote(TempDirectory folder, string more = "", char commit = 'a') =>
        Package(folder, more, new AgentOrigin("https://github.com/somebody/agent", IsLocal: false) { Commit = new string(commit, 40) });

    public static ApprovalQuestion Question(AgentPackage package, RememberedApproval? earlier = null) =>
        new(package, PermissionSet.Of(package.Manifest), earlier, new HashSet<string>(["anthropic"], StringComparer.Ordinal))
        {
            Isolation = package.Origin.IsLocal ? AgentIsolation.Local : AgentIsolation.Strict("it comes from the network, and no microVM: its image is not here (agentos image pull python)"),
        };

    public static PermissionSet Permissions(string more) => PermissionSet.Of(Yaml.Read(Yaml.Least + more));

    private static AgentPackage Package(TempDirectory folder, string more, AgentOrigin origin)
    {
        File.WriteAllText(folder["agent.yaml"], Yaml.Least + more);
        return new AgentPackage(folder.Path, ManifestFile.Read(folder.Path).Manifest, origin, PackageContent.Read(folder.Path));
    }
}
