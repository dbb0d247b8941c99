using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Files.Stages;

/// <summary>What a stage needs to open.</summary>
/// <param name="Workspace">Where its directories go.</param>
/// <param name="Debian">Where yardstick programs come from.</param>
/// <param name="Program">Path of the <c>agentos</c> program.</param>
/// <param name="StreamMebibytes">Size of the sequentially written and read file.</param>
internal sealed record StageSetup(Workspace Workspace, DebianPackages Debian, Lazy<string> Program, int StreamMebibytes)
{
    /// <summary>A bash that reads its commands from standard input and nothing else.</summary>
    public static readonly string[] Bash = ["bash", "--noprofile", "--norc"];

    public string Prelude => File.ReadAllText(Path.Combine(Workspace.Root, "bench", "workloads", "prelude.sh"));
}
