import TestSupport

// What tests of other rooms need too.
typealias FileTree = TestSupport.FileTree
typealias Browser = TestSupport.Browser
typealias Program = TestSupport.Program
typealias CommandLineTool = TestSupport.CommandLineTool
typealias LocalSocket = TestSupport.LocalSocket
