namespace Akka.Streams.Implementation;

/// <summary>The stages of a graph in an island: their open ends, and what they hand back.</summary>
internal interface IBuilt<out TShape, out TMat>
{
    TShape Shape { get; }

    TMat Mat { get; }
}

/// <summary>The only kind there is; the interface is there to be covariant.</summary>
internal sealed record Built<TShape, TMat>(TShape Shape, TMat Mat) : IBuilt<TShape, TMat>;
