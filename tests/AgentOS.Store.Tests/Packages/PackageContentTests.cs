using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Places;
using AgentOS.Store.Packages;
using AgentOS.Testing;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Store.Tests.Packages;

/// <summary>What a package may hold, and what its digest depends on.</summary>
public sealed class PackageContentTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public PackageContentTests()
    {
        File.WriteAllText(_directory["agent.yaml"], TestManifest.Text);
        Directory.CreateDirectory(_directory["source"]);
        File.WriteAllText(_directory["source/main.py"], "print()\n");
        File.CreateSymbolicLink(_directory["source/manifest"], "../agent.yaml");
    }

    public void Dispose()
    {
        Run("rm -rf not-utf8*"); // .NET cannot name it
        _directory.Dispose();
    }

    [Fact]
    public void The_same_files_elsewhere_and_later_have_the_same_digest()
    {
        PackageContent content = PackageContent.Read(_directory.Path);
        File.SetLastWriteTimeUtc(_directory["agent.yaml"], DateTime.UnixEpoch);
        Directory.CreateDirectory(_directory[".git"]);
        File.WriteAllText(_directory[".git/index"], "changes always");
        using TempDirectory other = new();
        PackageContent copy = content.CopyTo(other["copy"]);
        Assert.Equal(content.Digest, PackageContent.Read(_directory.Path).Digest);
        Assert.Equal(content.Digest, copy.Digest);
        Assert.Equal(["agent.yaml", "source/main.py", "source/manifest"], copy.Entries.Select(entry => entry.Path));
        Assert.False(Directory.Exists(other["copy/.git"]));
        Assert.Equal("../agent.yaml", new FileInfo(other["copy/source/manifest"]).LinkTarget);
    }

    [Theory]
    [InlineData("echo more >> source/main.py")]
    [InlineData("mv source/main.py source/other.py")]
    [InlineData("chmod +x source/main.py")]
    [InlineData("ln -sf main.py source/manifest")]
    [InlineData("rm source/manifest; cp agent.yaml source/manifest")]
    [InlineData("touch empty")]
    public void Every_change_gives_another_digest(string change)
    {
        string before = PackageContent.Read(_directory.Path).Digest;
        Run(change);
        Assert.NotEqual(before, PackageContent.Read(_directory.Path).Digest);
    }

    [Theory]
    [InlineData("ln -s /etc/passwd stolen", "package.link-leaves")]
    [InlineData("ln -s ../outside stolen", "package.link-leaves")]
    [InlineData("ln -s ../../outside source/stolen", "package.link-leaves")]
    [InlineData("ln -s source/../../outside stolen", "package.link-leaves")]
    [InlineData("mkfifo pipe", "package.special-file")]
    [InlineData("python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"s\")'", "package.special-file")]
    [InlineData("chmod u+s source/main.py", "package.set-id")]
    [InlineData("chmod g+s source/main.py", "package.set-id")]
    [InlineData("touch $'line\\nbreak'", "package.unsafe-name")]
    [InlineData("touch $'escape\\e[2J'", "package.unsafe-name")]
    [InlineData("touch $'not-utf8-\\xff'", "package.unsafe-name")]
    [InlineData("mkdir many; cd many; seq 20001 | xargs touch", "package.too-large")]
    [InlineData("truncate -s 257M huge", "package.too-large")]
    [InlineData("mkdir -p $(printf 'd/%.0s' $(seq 70))", "package.too-large")]
    public void What_no_package_may_hold_is_refused(string change, string code)
    {
        Run(change);
        AgentOSException refusal = Assert.Throws<AgentOSException>(() => PackageContent.Read(_directory.Path));
        Assert.Equal(code, refusal.Definition.Code);
    }

    [Fact]
    public void A_file_that_changes_after_it_was_looked_at_is_not_copied()
    {
        PackageContent content = PackageContent.Read(_directory.Path);
        File.WriteAllText(_directory["source/main.py"], "other!!\n"); // as long as before
        using TempDirectory other = new();
        Assert.Equal("package.changed", Assert.Throws<AgentOSException>(() => content.CopyTo(other["copy"])).Definition.Code);
    }

    [Fact]
    public void Whatever_links_a_package_has_none_of_those_accepted_leads_out_of_it()
    {
        Random random = new(20);
        string[] names = ["a", "b", "c"];
        for (int round = 0; round < 60; round++)
        {
            using TempDirectory root = new();
            string package = Directory.CreateDirectory(root["p"]).FullName;
            foreach (string directory in (string[])["a", "a/b", "a/b/c", "b", "b/a"])
                Directory.CreateDirectory(Path.Combine(package, directory));
            for (int i = 0; i < 12; i++)
            {
                string link = string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => names[random.Next(3)]));
                string target = string.Join('/', Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(2) == 0 ? ".." : names[random.Next(3)]));
                string parent = Path.GetDirectoryName(Path.Combine(package, link))!;
                if (LinkTarget.StaysInside(link, target) && IsRealDirectory(parent, package) && !Path.Exists(Path.Combine(package, link)) && new FileInfo(Path.Combine(package, link)).LinkTarget is null)
                    File.CreateSymbolicLink(Path.Combine(package, link), target);
            }

            foreach (string link in Directory.EnumerateFileSystemEntries(package, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, MaxRecursionDepth = 3 }))
            {
                if (OpenPath.ForReading(link, out SafeFileHandle? file) != Errno.None)
                    continue; // It leads nowhere, or round and round.
                using (file)
                {
                    Assert.Equal(Errno.None, OpenPath.Resolve(file!, out string place));
                    Assert.StartsWith(package, place, StringComparison.Ordinal);
                }
            }
        }
    }

    private static bool IsRealDirectory(string path, string root)
    {
        for (; path.Length >= root.Length; path = Path.GetDirectoryName(path)!)
        {
            if (new FileInfo(path).LinkTarget is not null || !Directory.Exists(path))
                return false;
        }

        return true;
    }

    private void Run(string script) => BashScript.Run(_directory.Path, script);
}
