using System.Text;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;

namespace AgentOS.Store.Manifests.Reading;

/// <summary>Answers whether a package has a file, without being led out of it.</summary>
internal sealed class PackageFiles(DirectoryRoot? package)
{
    /// <summary>A package of the manifest alone.</summary>
    public static PackageFiles None { get; } = new(package: null);

    /// <param name="path">Relative; of what leads out of the package there is nothing.</param>
    public bool Has(string path) => package?.GetStatus(Encoding.UTF8.GetBytes(path), out _) == Errno.None;
}
