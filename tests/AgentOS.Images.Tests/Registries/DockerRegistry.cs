using System.Diagnostics;
using System.Text.RegularExpressions;
using AgentOS.Images.Tests.RootFilesystems;
using AgentOS.Testing;

namespace AgentOS.Images.Tests.Registries;

/// <summary>The registry that Docker's own is (Debian's docker-registry), on loopback, with a directory of its own; skopeo pushes to it.</summary>
internal sealed partial class DockerRegistry : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly Process _process;

    private DockerRegistry()
    {
        File.WriteAllText(_directory["config.yml"], $"""
            version: 0.1
            log: {"{"} level: info, formatter: text {"}"}
            storage:
              filesystem: {"{"} rootdirectory: {_directory["data"]} {"}"}
            http: {"{"} addr: "127.0.0.1:0" {"}"}
            """);
        _process = Process.Start(new ProcessStartInfo("docker-registry", ["serve", _directory["config.yml"]]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        while (_process.StandardError.ReadLine() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
                Host = match.Groups[1].Value;
            if (Host.Length > 0)
                break;
        }

        // A full pipe would stop it.
        _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    public string Host { get; } = "";

    public static DockerRegistry Start()
    {
        foreach (string program in (string[])["docker-registry", "skopeo"])
            Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(path => File.Exists(Path.Combine(path, program))), $"{program} is not installed");
        DockerRegistry registry = new();
        Assert.NotEqual("", registry.Host);
        return registry;
    }

    /// <summary>Copies an image with skopeo; <c>docker://</c> is this registry.</summary>
    public void Copy(string from, string to, params string[] options)
    {
        (int code, string output) = Erofs.Run("skopeo", ["--insecure-policy", "copy", "--src-tls-verify=false", "--dest-tls-verify=false", .. options, Expand(from), Expand(to)]);
        Assert.True(code == 0, output);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _directory.Dispose();
    }

    private string Expand(string name) => name.Replace("docker://", $"docker://{Host}/", StringComparison.Ordinal);

    [GeneratedRegex(@"listening on (127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
