using AgentOS.Acceptance.Tests.Vms;

namespace AgentOS.Acceptance.Tests.Seeds;

/// <summary>The microVM manual's command lines, word for word but for ids, with real languages: made of Debian's packages, pushed to a real registry, pulled from it by name.</summary>
[Collection<Languages>]
public sealed class MicroVmTests(LanguageRegistry registry)
{
    [Theory]
    [InlineData("python", "python:3.11-slim", "python3-minimal", "agent vm exec --vm ID --hello")]
    [InlineData("javascript", "node:20-slim", "nodejs", """agent vm exec --vm ID --cmd 'node -e "console.log(\"hello world\")"'""")]
    [InlineData("ruby", "ruby:3.2-slim", "ruby", "agent vm exec --vm ID --cmd 'ruby -e \"puts %(hello world)\"'")]
    [InlineData("golang", "golang:1.22-bookworm", "golang-go coreutils", "printf 'package main\nfunc main() { println(\"hello world\") }' > main.go; agent vm exec --vm ID --file main.go --timeout 55 --cmd 'go run /in/main.go' 2>&1")]
    public async Task A_language_is_pulled_and_says_hello(string language, string image, string packages, string hello)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        await registry.PushAsync(image, packages);
        string id = (await registry.ScriptAsync($"agent vm create --language {language} --cpu 1 --mem 256 --network allow_all")).Succeeded().Output.Trim();
        Assert.Matches($"^{language}-[0-9]+$", id);
        try
        {
            Assert.Equal("hello world\n", (await registry.ScriptAsync(hello.Replace("ID", id, StringComparison.Ordinal))).Succeeded().Output);
            Assert.Contains(id, (await registry.ScriptAsync("agent vm list")).Succeeded().Output, StringComparison.Ordinal);
            Assert.Equal(7, (await registry.ScriptAsync($"echo 'exit 7' | agent vm shell --vm {id} --cmd /bin/sh")).ExitCode);
            (await registry.ScriptAsync($"agent vm stop --vm {id}")).Succeeded();
            Assert.DoesNotContain(id, (await registry.ScriptAsync("agent vm list")).Succeeded().Output, StringComparison.Ordinal);
            Assert.Contains(id, (await registry.ScriptAsync("agent vm list --all")).Succeeded().Output, StringComparison.Ordinal);
        }
        finally
        {
            (await registry.ScriptAsync($"agent vm clean --vm {id}; agent vm stop --all; agent vm clean --all")).Succeeded();
        }

        Assert.DoesNotContain(id, (await registry.ScriptAsync("agent vm list --all")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""agent vm temp --language python --cmd "print('Hello, World!')" """, "Hello, World!\n")]
    [InlineData("""agent vm temp --language python --cmd "python -c 'print(\"Hello from temp VM!\")'" """, "Hello from temp VM!\n")]
    [InlineData("""agent vm temp --language python --cmd "echo 'Setup working!'" """, "Setup working!\n")]
    public async Task A_command_runs_in_a_VM_of_its_own(string command, string output)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        await registry.PushAsync("python:3.11-slim", "python3-minimal");
        Assert.Equal(output, (await registry.ScriptAsync(command)).Succeeded().Output);
    }
}
