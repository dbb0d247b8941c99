namespace AgentOS.Bench.Files.Stages;

/// <summary>A file system under measurement and the shell that works in it, open for a whole run.</summary>
internal abstract class Stage : IDisposable
{
    private readonly Shell _shell;

    /// <param name="name">What the table calls it.</param>
    /// <param name="shell">A shell that sees the file system.</param>
    /// <param name="directory">The directory to work in, as the shell sees it.</param>
    /// <param name="inputs">The workloads' inputs, as the shell sees them.</param>
    /// <param name="setup">What the run was set up with.</param>
    protected Stage(string name, Shell shell, string directory, string inputs, StageSetup setup)
    {
        Name = name;
        _shell = shell;
        _shell.Send($"cd '{directory}' || exit; INPUTS='{inputs}' STREAM_MEBIBYTES={setup.StreamMebibytes}");
        _shell.Send(setup.Prelude);
        _shell.Run("true");
    }

    public string Name { get; }

    /// <summary>The process started for the stage: the shell, or the sandbox around it.</summary>
    public int ProcessId => _shell.ProcessId;

    /// <summary>Defines the functions of a workload, in place of the last one's.</summary>
    public void Load(string script)
    {
        _shell.Send("defaults");
        _shell.Send(script);
    }

    /// <inheritdoc cref="Shell.Run"/>
    public StepResult Run(string step) => _shell.Run(step);

    public virtual void Dispose() => _shell.Dispose();
}
