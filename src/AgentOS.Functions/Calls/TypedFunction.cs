using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Errors;

namespace AgentOS.Functions.Calls;

/// <summary>A function whose arguments and result are records; their shapes are its schemas.</summary>
/// <param name="definition">What it is.</param>
/// <param name="arguments">Shape of the arguments.</param>
/// <param name="result">Shape of the result.</param>
/// <param name="run">Does it.</param>
public sealed class TypedFunction<TArguments, TResult>(
    FunctionDefinition definition, JsonTypeInfo<TArguments> arguments, JsonTypeInfo<TResult> result, Func<TArguments, FunctionCall, Task<TResult>> run)
    : AgentFunction(definition)
{
    /// <inheritdoc/>
    public override JsonElement JsonSchema { get; } = ShapeSchema.Of(arguments);

    /// <inheritdoc/>
    public override JsonElement? ReturnJsonSchema { get; } = ShapeSchema.Of(result);

    /// <inheritdoc/>
    public override async Task<JsonElement> CallAsync(JsonElement given, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        TResult answer = await run(Read(given), new FunctionCall(progress, cancellationToken)).ConfigureAwait(false);
        return JsonSerializer.SerializeToElement(answer, result);
    }

    private TArguments Read(JsonElement given)
    {
        try
        {
            return given.Deserialize(arguments) ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            throw new AgentOSException(FunctionErrors.BadArguments, "call", Name, problem.Message, problem);
        }
    }
}
