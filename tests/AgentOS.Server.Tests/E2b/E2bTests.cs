using System.Diagnostics;
using AgentOS.Fleet.Tokens;

namespace AgentOS.Server.Tests.E2b;

/// <summary>E2B's own client, from npm and unmodified, with this server's address.</summary>
public sealed class E2bTests(SharedServer shared)
{
    private static readonly Lazy<Task<string?>> s_installed = new(InstallAsync);

    private static string Sources => Path.Combine(Installation.Root, "tests", "AgentOS.Server.Tests", "E2b", "clients");

    private static string Folder => Path.Combine(Installation.Root, "artifacts", "npm", "e2b-client");

    [Theory]
    [InlineData("create")]
    [InlineData("stream")]
    [InlineData("background")]
    [InlineData("pty")]
    [InlineData("files")]
    [InlineData("watch")]
    [InlineData("pause")]
    [InlineData("timeout")]
    [InlineData("refuse")]
    [InlineData("kill")]
    public async Task What_the_client_can_do_works(string feature)
    {
        Installation.Require();
        Assert.SkipUnless(await s_installed.Value is null, await s_installed.Value ?? "");
        string token = shared.Server.Tokens.Create("e2b", TokenScopes.Usual, lifetime: null).Text, address = shared.Server.Address.ToString().TrimEnd('/');
        (int status, string output) = await RunAsync(["node", "e2b.mjs", feature], ("E2B_API_KEY", token), ("E2B_API_URL", address), ("E2B_SANDBOX_URL", address));
        Assert.True(status == 0, output);
    }

    private static async Task<string?> InstallAsync()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "npm"))))
            return "Node.js and npm are not installed";
        Directory.CreateDirectory(Folder);
        foreach (string file in Directory.GetFiles(Sources))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        string stamp = Path.Combine(Folder, "node_modules", "installed.json"), wanted = await File.ReadAllTextAsync(Path.Combine(Sources, "package-lock.json"));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
            return null;
        (int status, string output) = await RunAsync(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
        if (status != 0)
            return $"the client cannot be installed from npm: {output}";
        await File.WriteAllTextAsync(stamp, wanted);
        return null;
    }

    private static async Task<(int Status, string Output)> RunAsync(string[] command, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(command[0], command[1..]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
