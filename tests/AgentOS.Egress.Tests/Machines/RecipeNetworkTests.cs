using AgentOS.Egress.Tests.Laboratory;
using AgentOS.Testing;

namespace AgentOS.Egress.Tests.Machines;

/// <summary>What a command of an image's recipe reaches while the image is built.</summary>
public sealed class RecipeNetworkTests(Internet internet) : IDisposable
{
    private const string Recipe = """
        FROM docker.io/library/python:3.11-slim
        RUN curl -sS --max-time 25 http://ok.com/ && ! curl -sS --max-time 10 http://evil.com/
        """;

    private readonly TempDirectory _context = new();

    public void Dispose() => _context.Dispose();

    [Fact]
    public async Task Names_that_are_allowed_and_nothing_else()
    {
        await using VmHost host = await VmHost.MakeAsync(internet);
        await File.WriteAllTextAsync(_context["Containerfile"], Recipe, TestContext.Current.CancellationToken);
        ProgramRun without = await host.CommandAsync("image", "build", _context.Path, "--name", "made:1");
        Assert.Contains("image.step-failed", without.Errors, StringComparison.Ordinal);
        new Attempt(without, await internet.TakeAsync(), []).SentNothing();

        ProgramRun with = await host.CommandAsync("image", "build", _context.Path, "--name", "made:1", "--allow", "ok.com");
        Assert.True(with.ExitCode == 0, with.ToString());
        Assert.Contains("hello from ok.com", with.Errors, StringComparison.Ordinal);
        new Attempt(with, await internet.TakeAsync(), []).ReachedOnlyOk();
    }
}
