using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests;

public sealed class PublishedProgramTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_program_runs_and_names_its_build()
    {
        ProgramRun run = await PublishedProgram.RunScriptAsync(_folder.Path, "agentos version");
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^agentos \d+\.\d+\.\d+ \((native|managed), ", run.Output);
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_it_quietly()
    {
        ProgramRun run = await PublishedProgram.RunScriptAsync(
            _folder.Path, "agentos init >/dev/null; head -c 10000000 /dev/zero | agentos fs write big; agentos fs cat big | head -c 1 | wc -c; echo ${PIPESTATUS[0]}");
        Assert.Equal("1\n141\n", run.Output);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task Two_programs_sharing_an_output_file_do_not_overwrite_each_other()
    {
        ProgramRun run = await PublishedProgram.RunScriptAsync(_folder.Path, "(agentos version; agentos version; echo end) > out; wc -l < out");
        Assert.Equal("3\n", run.Output);
    }

    [Fact]
    public async Task A_full_disk_is_reported()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        ProgramRun run = await PublishedProgram.RunScriptAsync(_folder.Path, "agentos --help > /dev/full");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("No space left on device", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unwritable_place_is_named()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may write everywhere");
        ProgramRun run = await PublishedProgram.RunScriptAsync(_folder.Path, "chmod 555 .; agentos init; status=$?; chmod 755 .; exit $status");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("storage.permission-denied", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bash_completes_commands_options_and_files()
    {
        ProgramRun run = await PublishedProgram.RunScriptAsync(
            _folder.Path,
            """
            source <(agentos completions bash)
            complete_line() { COMP_LINE=$1; COMP_POINT=${#1}; read -ra COMP_WORDS <<<"$1"; [[ $1 == *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _agentos; echo "${COMPREPLY[*]}"; }
            complete_line 'agentos fs l'
            complete_line 'agentos fs ls --re'
            complete_line 'agentos completions '
            """);
        Assert.Equal("ln ls\n--recursive\nbash fish zsh\n", run.Output);
    }
}
