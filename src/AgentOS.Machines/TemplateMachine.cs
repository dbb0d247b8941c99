using AgentOS.Errors;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines;

/// <summary>A machine that templates are made of: as it has booted, and as it has begun.</summary>
public sealed class TemplateMachine : IDisposable
{
    private readonly Machine _machine;
    private readonly MachineSpecification _specification;

    private TemplateMachine(Machine machine, MachineSpecification specification) => (_machine, _specification) = (machine, specification);

    /// <summary>Boots it. It looks at its own disk only when it begins.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="specification">How its monitor is held; what to run is not looked at.</param>
    /// <param name="memory">A memory file of its memory's size, which it writes to: a template's as long as the machine stands still.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="MachineErrors"/> or <see cref="SandboxErrors"/>.</exception>
    public static TemplateMachine Boot(MachineSpecification machine, SandboxSpecification specification, SafeFileHandle memory) =>
        new(MachineLauncher.Boot(machine, specification, memory), machine);

    /// <summary>Has it stand still, and writes what its processors and devices were doing.</summary>
    /// <param name="devices">Where to.</param>
    /// <exception cref="AgentOSException"><see cref="MachineErrors.TemplateNotMade"/>.</exception>
    public void Save(SafeFileHandle devices) => _machine.Save(devices);

    /// <summary>Lets it go on: it mounts its disk, starts its program and runs another that ends. What it has to write is on its disk then.</summary>
    /// <param name="program">The program.</param>
    /// <param name="rehearsal">A program like those that will be run.</param>
    /// <exception cref="AgentOSException"><see cref="MachineErrors.TemplateNotMade"/>, <see cref="MachineErrors.Lost"/>.</exception>
    public void Begin(SandboxSpecification program, IReadOnlyList<string> rehearsal)
    {
        // The rehearsal is the image's own shell: one that hangs must not keep everybody else from templates.
        using ITimer limit = _specification.Clock.CreateTimer(_ => _machine.Kill(), null, _specification.BootLimit, Timeout.InfiniteTimeSpan);
        _machine.Equip(MachineSeed.Take());
        _machine.Launch(program, StandardStreams.Unattended, static () => { });
        if (!_machine.Started.GetAwaiter().GetResult())
            throw new AgentOSException(MachineErrors.TemplateNotMade, "begin", "a microVM", "its program did not start");
        _machine.Rehearse(rehearsal, Machine.TemplateSession);
        _ = _machine.HoldAsync().GetAwaiter().GetResult();
        _machine.Release();
        // Once it has ended nothing is on its way to the guest any more.
        _machine.Rehearse(rehearsal, Machine.TemplateSession + 1);
    }

    /// <inheritdoc/>
    public void Dispose() => _machine.Dispose();
}
