using AgentOS.Images.Building;

namespace AgentOS.Images.Tests.Building;

/// <summary>For recipes without commands: machines have tests of their own.</summary>
internal sealed class NoCommands : ICommandRunner
{
    public Task<int> RunAsync(BuildCommand command, Stream layer, CancellationToken cancellationToken) => throw new InvalidOperationException("a command was run");
}
