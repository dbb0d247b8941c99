using AgentOS.Fleet.Tokens;
using AgentOS.Images;
using AgentOS.Images.References;
using AgentOS.Images.Registries;
using AgentOS.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AgentOS.Server.Images;

/// <summary>An image to be pulled.</summary>
internal sealed record NewImage
{
    /// <summary>Its name, as in <c>agentos image pull</c>.</summary>
    public required string Image { get; init; }
}

/// <summary>An image that is here.</summary>
internal sealed record ImageBody(string Name, string Digest, long Size, DateTimeOffset AddedAt)
{
    public static ImageBody Of(Image image) => new(image.Name, image.Digest.ToString(), image.Size, image.Added);
}

/// <summary>Images that are here.</summary>
internal sealed record ImageList(IReadOnlyList<ImageBody> Images);

/// <summary><c>/v1/images</c>: what VMs are made from.</summary>
internal static class ImageRoutes
{
    public static void MapImages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder images = routes.MapGroup("/images").WithTags("Images");
        images.MapGet("", List).Needs(TokenScopes.Read).WithSummary("Images that are here");
        images.MapPost("", PullAsync).Needs(TokenScopes.Admin).WithSummary("Pull an image");
        images.MapDelete("/{**name}", RemoveAsync).Needs(TokenScopes.Admin).WithSummary("Remove an image that no VM needs");
    }

    private static ImageList List(ImageStore images) => new([.. images.List().Select(ImageBody.Of)]);

    private static async Task<ImageBody> PullAsync(NewImage wanted, ImageStore images, CancellationToken cancellationToken) => ImageBody.Of(
        await images.PullAsync(ImageReference.Parse(wanted.Image), RegistryOptions.OfThisUser(), progress: null, cancellationToken));

    private static async Task<NoContent> RemoveAsync(string name, ImageStore images, CancellationToken cancellationToken)
    {
        _ = await images.RemoveAsync(ImageReference.Parse(name), cancellationToken);
        return TypedResults.NoContent();
    }
}
