namespace AgentOS.Images.Building;

/// <summary>Runs the commands of recipes, away from this machine's files.</summary>
public interface ICommandRunner
{
    /// <summary>Runs one to its end.</summary>
    /// <param name="command">What, and in which image.</param>
    /// <param name="layer">Takes what it changed as an archive, when it succeeds.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its exit status.</returns>
    Task<int> RunAsync(BuildCommand command, Stream layer, CancellationToken cancellationToken);
}
