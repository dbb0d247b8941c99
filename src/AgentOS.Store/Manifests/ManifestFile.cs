using System.Text;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Store.Manifests.Findings;
using AgentOS.Store.Manifests.Reading;
using AgentOS.Store.Manifests.Yaml;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Store.Manifests;

/// <summary>Reads <c>agent.yaml</c> of a package. A package may be a stranger's: nothing in it is followed out of its folder, and nothing makes the reader throw or wait.</summary>
public static class ManifestFile
{
    /// <summary>The longest file that is read: 1 MiB.</summary>
    public const int LargestSize = 1 << 20;

    private const uint TypeMask = 0xF000, RegularFile = 0x8000; // inode(7)

    /// <summary>Reads a manifest that is to be used.</summary>
    /// <param name="directory">The package's folder.</param>
    /// <exception cref="AgentOSException"><see cref="ManifestErrors"/>; of <c>manifest.invalid</c> the detail is every problem.</exception>
    public static CheckedManifest Read(string directory)
    {
        ManifestInspection inspection = Inspect(directory);
        return inspection.Manifest is { } manifest
            ? new CheckedManifest(manifest, inspection.Findings)
            : throw new AgentOSException(ManifestErrors.Invalid, "use", Path.Combine(directory, AgentManifest.FileName), Problems(inspection.Findings));
    }

    /// <summary>Reads a manifest to find out what is wrong with it.</summary>
    /// <param name="directory">The package's folder.</param>
    /// <exception cref="AgentOSException"><c>manifest.missing</c>, <c>manifest.unreadable</c>.</exception>
    public static ManifestInspection Inspect(string directory)
    {
        using DirectoryRoot package = Open(directory);
        ManifestFindings findings = new();
        AgentManifest? manifest = ReadBytes(package, directory) is { } content
            ? Interpret(content, new PackageFiles(package), findings)
            : TooLong(findings);
        return new ManifestInspection(manifest, findings.ToList());
    }

    /// <summary>Reads what would be the content of a manifest, of a package that has no other file.</summary>
    internal static ManifestInspection Inspect(ReadOnlySpan<byte> content)
    {
        ManifestFindings findings = new();
        AgentManifest? manifest = Interpret(content, PackageFiles.None, findings);
        return new ManifestInspection(manifest, findings.ToList());
    }

    private static AgentManifest? Interpret(ReadOnlySpan<byte> content, PackageFiles files, ManifestFindings findings)
    {
        if (content.Length > LargestSize)
            return TooLong(findings);
        if (ManifestText.Decode(content, findings) is not { } text || YamlTree.Parse(text, findings) is not { } root)
        {
            if (!findings.HasErrors)
                findings.Error(YamlPosition.Start, "", "the file is empty");
            return null;
        }

        AgentManifest? manifest = new ManifestReader(files, findings).Read(root);
        return findings.HasErrors ? null : manifest;
    }

    private static AgentManifest? TooLong(ManifestFindings findings)
    {
        findings.Error(YamlPosition.Start, "", $"the file is longer than {LargestSize} bytes");
        return null;
    }

    private static DirectoryRoot Open(string directory)
    {
        try
        {
            return DirectoryRoot.Open(directory);
        }
        catch (LinuxException failure)
        {
            ErrorDefinition error = failure.Error is Errno.ENOENT or Errno.ENOTDIR ? ManifestErrors.Missing : ManifestErrors.Unreadable;
            throw new AgentOSException(error, "use", directory, failure.Error.ToString(), failure);
        }
    }

    /// <returns>Null when there is more than may be.</returns>
    private static byte[]? ReadBytes(DirectoryRoot package, string directory)
    {
        Errno error = package.OpenForReading(Encoding.UTF8.GetBytes(AgentManifest.FileName), out SafeFileHandle? file);
        if (error == Errno.ENOENT)
            throw new AgentOSException(ManifestErrors.Missing, "use", directory);
        if (error != Errno.None)
            throw Unreadable(directory, error == Errno.ELOOP ? "it is a link" : error.ToString());
        using (file)
        {
            error = DirectoryRoot.GetStatus(file!, out FileStatus status);
            if (error != Errno.None || (status.Mode & TypeMask) != RegularFile)
                throw Unreadable(directory, "it is no regular file");
            if (status.Size > LargestSize)
                return null;
            byte[] content = new byte[status.Size];
            error = DirectoryRoot.ReadAt(file!, 0, content, out int count);
            return error == Errno.None ? content[..count] : throw Unreadable(directory, error.ToString());
        }
    }

    private static AgentOSException Unreadable(string directory, string why) =>
        new(ManifestErrors.Unreadable, "use", Path.Combine(directory, AgentManifest.FileName), why);

    private static string Problems(IReadOnlyList<ManifestFinding> findings) =>
        string.Join("; ", findings.Where(static finding => finding.Severity == FindingSeverity.Error));
}
