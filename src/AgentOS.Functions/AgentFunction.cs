using System.Text.Json;
using AgentOS.Functions.Calls;
using Microsoft.Extensions.AI;

namespace AgentOS.Functions;

/// <summary>Something a language model may call: arguments and result are JSON objects with schemas.</summary>
public abstract class AgentFunction : AIFunction
{
    /// <param name="definition">What it is.</param>
    private protected AgentFunction(FunctionDefinition definition) => Definition = definition;

    /// <summary>What it is for whoever offers it.</summary>
    public FunctionDefinition Definition { get; }

    /// <inheritdoc/>
    public override string Name => Definition.Name;

    /// <inheritdoc/>
    public override string Description => Definition.Description;

    /// <summary>Calls it.</summary>
    /// <param name="arguments">An object as <see cref="AIFunctionDeclaration.JsonSchema"/> says.</param>
    /// <param name="progress">Hears of what a long call has come to; null when nobody wants to.</param>
    /// <param name="cancellationToken">Gives the call up, in the kernel, too.</param>
    /// <returns>An object as <see cref="AIFunctionDeclaration.ReturnJsonSchema"/> says.</returns>
    /// <exception cref="Errors.AgentOSException">The kernel refused it, or it failed; or the arguments are not as the schema says.</exception>
    public abstract Task<JsonElement> CallAsync(JsonElement arguments, IProgress<string>? progress, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
        await CallAsync(ArgumentJson.Of(arguments), null, cancellationToken).ConfigureAwait(false);
}
