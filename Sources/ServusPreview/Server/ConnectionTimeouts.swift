import NIOCore
import NIOHTTP1

/// Closes connections of browsers that send no whole request, or do not read what they asked for. Stands behind an
/// `IdleStateHandler` that sees whole parts of messages, so that a byte now and then does not count as progress.
final class ConnectionTimeouts: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private enum Phase {
    /// A request is to come.
    case waiting
    /// An answer is under way.
    case answering
    /// Events are sent whenever there are some.
    case streaming
  }

  private var phase = Phase.waiting
  /// Whether the other side has said that it sends nothing more.
  private var isInputClosed = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head = Self.unwrapInboundIn(data), phase == .waiting { phase = .answering }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch Self.unwrapOutboundIn(data) {
    case .head(let head):
      phase = head.headers["Content-Type"] == [MediaType.eventStream.header] ? .streaming : .answering
    case .body: break
    case .end: phase = .waiting
    }
    context.write(data, promise: promise)
    closeForsakenStream(context)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch (event, phase) {
    case (IdleStateHandler.IdleStateEvent.read, .waiting), (IdleStateHandler.IdleStateEvent.write, .answering):
      context.close(promise: nil)
    case (ChannelEvent.inputClosed, _):
      isInputClosed = true
      context.fireUserInboundEventTriggered(event)
      closeForsakenStream(context)
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  /// Who asks for events and sends nothing more has gone.
  private func closeForsakenStream(_ context: ChannelHandlerContext) {
    if phase == .streaming, isInputClosed { context.close(promise: nil) }
  }
}
