using AgentOS.Errors;
using AgentOS.Sandbox;

namespace AgentOS.Machines;

/// <summary>A machine that has booted, or is the copy of one that has, with its own disk, and is nobody yet.</summary>
public sealed class PreparedMachine : IDisposable
{
    private Machine? _machine;

    private PreparedMachine(Machine machine) => _machine = machine;

    /// <summary>Why it is no copy of the template that was wanted; null when it is what was wanted.</summary>
    public AgentOSException? Fallback { get; private init; }

    /// <summary>From its beginning until its monitor had restored it, or its kernel had booted.</summary>
    public TimeSpan Begun { get; private init; }

    /// <summary>Whether its program runs already.</summary>
    internal bool IsLaunched { get; private set; }

    /// <summary>Makes one. When its template turns out to be of no use it is booted.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="specification">How its monitor is held; what to run comes later.</param>
    /// <param name="fallback">Why it has no template though one was wanted; null when none was.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="MachineErrors"/> or <see cref="SandboxErrors"/>.</exception>
    public static PreparedMachine Start(MachineSpecification machine, SandboxSpecification specification, AgentOSException? fallback = null)
    {
        if (machine.Template is not { } template)
            return Finish(machine, () => MachineLauncher.Boot(machine, specification, memory: null), Equip, fallback);
        try
        {
            return Finish(machine, () => MachineLauncher.Copy(machine, template, specification), template.HasBegun ? GoOn : Equip);
        }
        catch (AgentOSException failure) when (failure.Definition == MachineErrors.TemplateUnusable || failure.Definition == MachineErrors.Lost)
        {
            return Finish(machine, () => MachineLauncher.Boot(machine, specification, memory: null), Equip, failure);
        }
    }

    /// <summary>Starts its program before it is known whose it is, and another that ends; then it stands still until it is started.</summary>
    /// <param name="specification">What will be run in it. Its mounts are not there yet.</param>
    /// <param name="streams">The program's standard streams.</param>
    /// <param name="rehearsal">A program like those that will be run.</param>
    public void Wait(SandboxSpecification specification, StandardStreams streams, IReadOnlyList<string> rehearsal)
    {
        if (!IsLaunched)
            _machine!.Launch(specification, streams, static () => { });
        IsLaunched = true;
        if (_machine!.Started.GetAwaiter().GetResult())
            _machine.Rehearse(rehearsal);
        _machine.Pause();
    }

    /// <inheritdoc/>
    public void Dispose() => Take()?.Dispose();

    /// <summary>Whoever takes it disposes of it.</summary>
    internal Machine? Take() => Interlocked.Exchange(ref _machine, null);

    private static void Equip(PreparedMachine prepared) => prepared._machine!.Equip(MachineSeed.Take());

    private static void GoOn(PreparedMachine prepared)
    {
        prepared._machine!.GoOn();
        prepared.IsLaunched = true;
    }

    private static PreparedMachine Finish(MachineSpecification machine, Func<Machine> begin, Action<PreparedMachine> finish, AgentOSException? fallback = null)
    {
        long start = machine.Clock.GetTimestamp();
        PreparedMachine prepared = new(begin()) { Fallback = fallback, Begun = machine.Clock.GetElapsedTime(start) };
        try
        {
            finish(prepared);
            return prepared;
        }
        catch
        {
            prepared.Dispose();
            throw;
        }
    }
}
