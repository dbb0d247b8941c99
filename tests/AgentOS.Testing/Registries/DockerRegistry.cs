using System.Diagnostics;

namespace AgentOS.Testing.Registries;

/// <summary>The registry that Docker's own is (Debian's docker-registry), on loopback, with a directory of its own; skopeo pushes to it.</summary>
public sealed class DockerRegistry : IDisposable
{
    private const string Listening = "listening on ";

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
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and int at)
            {
                Host = line[(at + Listening.Length)..].Split(' ', ',', '"')[0];
                break;
            }
        }

        // A full pipe would stop it.
        _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    /// <summary>Why there can be none on this machine; null when there can.</summary>
    public static string? Missing => ((string[])["docker-registry", "skopeo"])
        .FirstOrDefault(program => !Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(path => File.Exists(Path.Combine(path, program)))) is { } missing ? $"{missing} is not installed" : null;

    /// <summary>Address and port.</summary>
    public string Host { get; } = "";

    /// <summary>Starts one.</summary>
    public static DockerRegistry Start() => new DockerRegistry() is { Host.Length: > 0 } registry ? registry : throw new InvalidOperationException("the registry did not start");

    /// <summary>Copies an image with skopeo; <c>docker://</c> is this registry.</summary>
    public void Copy(string from, string to, params string[] options)
    {
        using Process process = Process.Start(new ProcessStartInfo("skopeo", ["--insecure-policy", "copy", "--quiet", "--src-tls-verify=false", "--dest-tls-verify=false", .. options, Expand(from), Expand(to)]) { RedirectStandardError = true, UseShellExecute = false })!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(errors);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _directory.Dispose();
    }

    private string Expand(string name) => name.Replace("docker://", $"docker://{Host}/", StringComparison.Ordinal);
}
