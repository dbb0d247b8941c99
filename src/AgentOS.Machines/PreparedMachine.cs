using AgentOS.Errors;
using AgentOS.Sandbox;

namespace AgentOS.Machines;

/// <summary>A machine that has booted, or is the copy of one that has, and is nobody yet. It stands still.</summary>
public sealed class PreparedMachine : IDisposable
{
    private Machine? _machine;

    private PreparedMachine(Machine machine) => _machine = machine;

    /// <summary>Why it is no copy of the template that was wanted; null when it is what was wanted.</summary>
    public AgentOSException? Fallback { get; private init; }

    /// <summary>Makes one. When its template turns out to be of no use it is booted.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="specification">How its monitor is held; what to run comes later.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="MachineErrors"/> or <see cref="SandboxErrors"/>.</exception>
    public static PreparedMachine Start(MachineSpecification machine, SandboxSpecification specification)
    {
        if (machine.Template is not { } template)
            return new PreparedMachine(MachineLauncher.Boot(machine, specification, memory: null));
        try
        {
            return new PreparedMachine(MachineLauncher.Copy(machine, template, specification));
        }
        catch (AgentOSException failure) when (failure.Definition == MachineErrors.TemplateUnusable)
        {
            return new PreparedMachine(MachineLauncher.Boot(machine, specification, memory: null)) { Fallback = failure };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Take()?.Dispose();

    /// <summary>Whoever takes it disposes of it.</summary>
    internal Machine? Take() => Interlocked.Exchange(ref _machine, null);
}
