namespace AgentOS.Cli.Output.Live;

/// <summary>What a live screen shows.</summary>
internal interface ILiveView
{
    /// <summary>Looks once more.</summary>
    /// <param name="output">Takes the lines, the headings first.</param>
    /// <returns>What stands above them.</returns>
    Task<string> LookAsync(TextOutput output);
}
