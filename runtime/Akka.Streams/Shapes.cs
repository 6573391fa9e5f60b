using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>The open ends of a graph.</summary>
public abstract class Shape
{
    private protected Shape()
    {
    }
}

/// <summary>One open output.</summary>
/// <typeparam name="TOut">What comes out.</typeparam>
public sealed class SourceShape<TOut> : Shape
{
    internal SourceShape(Outlet<TOut> outlet) => Outlet = outlet;

    internal Outlet<TOut> Outlet { get; }
}

/// <summary>One open input.</summary>
/// <typeparam name="TIn">What goes in.</typeparam>
public sealed class SinkShape<TIn> : Shape
{
    internal SinkShape(Inlet<TIn> inlet) => Inlet = inlet;

    internal Inlet<TIn> Inlet { get; }
}

/// <summary>One open input and one open output.</summary>
/// <typeparam name="TIn">What goes in.</typeparam>
/// <typeparam name="TOut">What comes out.</typeparam>
public sealed class FlowShape<TIn, TOut> : Shape
{
    internal FlowShape(Inlet<TIn> inlet, Outlet<TOut> outlet)
    {
        Inlet = inlet;
        Outlet = outlet;
    }

    internal Inlet<TIn> Inlet { get; }

    internal Outlet<TOut> Outlet { get; }
}

/// <summary>Nothing is open: the graph can run.</summary>
public sealed class ClosedShape : Shape
{
    /// <summary>The only one.</summary>
    public static readonly ClosedShape Instance = new();

    private ClosedShape()
    {
    }
}
