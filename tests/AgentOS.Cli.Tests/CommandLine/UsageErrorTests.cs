namespace AgentOS.Cli.Tests.CommandLine;

public class UsageErrorTests
{
    [Theory]
    [InlineData("verison", "agentos: unknown command 'verison' (cli.usage)\n  try: agentos version\n")]
    [InlineData("--jsn", "agentos: unknown option '--jsn' (cli.usage)\n  try: agentos --json\n")]
    [InlineData("frobnicate", "agentos: unknown command 'frobnicate' (cli.usage)\n  try: agentos --help\n")]
    [InlineData("completions", "agentos: 'completions' needs <SHELL> (cli.usage)\n  try: agentos completions --help\n")]
    [InlineData("completions tcsh", "agentos: Argument 'tcsh' not recognized. Must be one of: 'bash' 'zsh' 'fish' (cli.usage)\n  try: agentos completions --help\n")]
    [InlineData("version extra", "agentos: unknown argument 'extra' (cli.usage)\n  try: agentos version --help\n")]
    public async Task A_wrong_command_line_is_named_with_its_likely_correction(string line, string expected)
    {
        CommandLineRun run = await CommandLineRun.OfAsync(line.Split(' '));
        Assert.Equal(expected, run.Error);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.OutputBytes);
    }

    [Fact]
    public async Task With_json_a_wrong_command_line_is_an_object_on_the_error_stream()
    {
        CommandLineRun run = await CommandLineRun.OfAsync("verison", "--json");
        Assert.Equal("cli.usage", run.ErrorJson.GetProperty("code").GetString());
        Assert.Equal("unknown command 'verison'", run.ErrorJson.GetProperty("message").GetString());
        Assert.Equal(2, run.ErrorJson.GetProperty("exit_code").GetInt32());
        Assert.Empty(run.OutputBytes);
    }

    [Fact]
    public async Task An_argument_that_starts_with_an_at_sign_is_not_a_file_to_read()
    {
        CommandLineRun run = await CommandLineRun.OfAsync("@/etc/passwd");
        Assert.Contains("unknown command '@/etc/passwd'", run.Error, StringComparison.Ordinal);
    }
}
