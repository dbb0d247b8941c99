namespace AgentOS.Acceptance.Tests.Launcher;

public sealed class LauncherTests : IDisposable
{
    private readonly LauncherCheckout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task The_first_call_builds_and_later_calls_do_not()
    {
        ProgramRun run = await _checkout.RunAsync("./agentos one; ./agentos two; ./agentstore three");
        Assert.Equal("agentos one\nagentos two\nagentstore three\n", run.Output);
        Assert.Equal(1, _checkout.Builds);
    }

    [Fact]
    public async Task It_works_from_any_folder_and_through_a_link()
    {
        ProgramRun run = await _checkout.RunAsync("mkdir elsewhere; ln -s \"$PWD/agentos\" elsewhere/mine; here=$PWD; cd /; \"$here/agentos\" a; \"$here/elsewhere/mine\" b");
        Assert.Equal("agentos a\nagentos b\n", run.Output);
        Assert.Equal(1, _checkout.Builds);
    }

    [Theory]
    [InlineData("echo x > src/App/Program.cs")]
    [InlineData("touch src/App/New.cs")]
    [InlineData("rm src/App/Program.cs")]
    [InlineData("mkdir src/App/Feature")]
    [InlineData("touch Directory.Build.props")]
    public async Task A_changed_source_tree_is_built_again(string change)
    {
        await _checkout.RunAsync($"./agentos; {change}; ./agentos; ./agentos");
        Assert.Equal(2, _checkout.Builds);
    }

    [Fact]
    public async Task Concurrent_first_calls_build_once()
    {
        ProgramRun run = await _checkout.RunAsync("for n in 1 2 3 4 5; do ./agentos x & done; wait");
        Assert.Equal(string.Concat(Enumerable.Repeat("agentos x\n", 5)), run.Output);
        Assert.Equal(1, _checkout.Builds);
    }

    [Fact]
    public async Task A_failed_build_shows_the_error_and_leaves_nothing_half()
    {
        ProgramRun run = await _checkout.RunAsync("touch \"$BUILDS.fail\"; ./agentos x; echo $?; ls artifacts/publish");
        Assert.Equal("125\n", run.Output);
        Assert.Contains("error CS0001: broken", run.Error, StringComparison.Ordinal);
        Assert.Contains("  try: ", run.Error, StringComparison.Ordinal);
        await _checkout.RunAsync("rm \"$BUILDS.fail\"; ./agentos");
        Assert.Equal(2, _checkout.Builds);
    }

    [Fact]
    public async Task Everything_but_the_programs_output_goes_to_standard_error()
    {
        ProgramRun run = await _checkout.RunAsync("./agentos x 2>/dev/null");
        Assert.Equal("agentos x\n", run.Output);
    }
}
