using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Errors;

namespace AgentOS.Functions.Calls;

/// <summary>A function whose arguments and result are records; their shapes are its schemas.</summary>
/// <param name="definition">What it is.</param>
/// <param name="argumentShape">Shape of the arguments.</param>
/// <param name="resultShape">Shape of the result.</param>
/// <param name="run">Does it.</param>
public sealed class TypedFunction<TArguments, TResult>(
    FunctionDefinition definition, JsonTypeInfo<TArguments> argumentShape, JsonTypeInfo<TResult> resultShape, Func<TArguments, FunctionCall, Task<TResult>> run)
    : AgentFunction(definition)
{
    /// <inheritdoc/>
    public override JsonElement JsonSchema { get; } = ShapeSchema.Of(argumentShape);

    /// <inheritdoc/>
    public override JsonElement? ReturnJsonSchema { get; } = ShapeSchema.Of(resultShape);

    /// <inheritdoc/>
    public override async Task<JsonElement> CallAsync(JsonElement arguments, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        TResult answer = await run(Read(arguments), new FunctionCall(progress, cancellationToken)).ConfigureAwait(false);
        return JsonSerializer.SerializeToElement(answer, resultShape);
    }

    private TArguments Read(JsonElement given)
    {
        try
        {
            return given.Deserialize(argumentShape) ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            throw new AgentOSException(FunctionErrors.BadArguments, "call", Name, problem.Message, problem);
        }
    }
}
