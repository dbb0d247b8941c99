using System.Text.RegularExpressions;
using AgentOS.Acceptance.Tests.Vms;

namespace AgentOS.Acceptance.Tests.Seeds;

/// <summary>The lines that the microVM manual prints for its user, taken from it and run in its order, word for word but for ids. Its images are this machine's own packages.</summary>
[Collection<Languages>]
public sealed partial class MicroVmManualTests(LanguageRegistry registry)
{
    private const string Manual = "../shared/seeds/003-microvm-agent-readme.md";

    private static readonly (string Image, string Packages)[] s_images =
        [("python:3.11-slim", "python3-minimal"), ("node:20-slim", "nodejs"), ("ruby:3.2-slim", "ruby"), ("golang:1.22-bookworm", "golang-go coreutils")];

    [Fact]
    public async Task Every_command_that_it_prints_does_what_it_says()
    {
        string manual = Path.Combine(PublishedProgram.Root, Manual);
        Assert.SkipUnless(File.Exists(manual), $"{Manual} is not beside this checkout");
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        string[] lines = [.. File.ReadLines(manual).Where(static line => Printed().IsMatch(line)).Select(static line => Comment().Replace(line, ""))];
        Assert.True(lines.Length >= 18, string.Join('\n', lines));
        foreach ((string image, string packages) in s_images)
            await registry.PushAsync(image, packages);
        (await registry.ScriptAsync("ln -s $(command -v agent) agent; printf 'package main\nfunc main() { println(\"hello world\") }' > main.go")).Succeeded();
        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        try
        {
            foreach (string line in lines)
                await RunAsync(line, ids);
        }
        finally
        {
            (await registry.ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    // What it leaves to its user: the file it says is mounted, an end to the shell, another user where there is no sudo.
    private async Task RunAsync(string line, Dictionary<string, string> ids)
    {
        string command = Placeholder().Replace(line, id => ids[id.Groups[1].Value]);
        if (command.Contains("/in/main.go", StringComparison.Ordinal))
            (await registry.ScriptAsync($"agent vm exec --vm {ids["golang"]} --file main.go --cmd true")).Succeeded();
        string input = command.Contains(" shell ", StringComparison.Ordinal) ? "echo 'echo from the shell' | " : "";
        ProgramRun run = await registry.ScriptAsync($"command -v sudo > /dev/null || sudo() {{ \"$@\"; }}; {input}{command}");
        Assert.True(run.ExitCode == 0, $"{line}\n{run.Output}{run.Error}");
        if (Created().Match(line) is { Success: true } created)
            ids[created.Groups[1].Value] = run.Output.Trim();
        else if (command.Contains("ello", StringComparison.Ordinal) || command.Contains("main.go", StringComparison.Ordinal))
            Assert.Contains("ello", run.Output + run.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(sudo )?(\./)?agent vm (?!.*(<(id|python|command)\b|\[-))")]
    private static partial Regex Printed();

    [GeneratedRegex(@"\s+# .*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(\w+)-<vm-id>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"vm create --language (\w+)")]
    private static partial Regex Created();
}
